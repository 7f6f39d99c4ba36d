/** A peer without declarations of its own. */
declare module 'coupon-code' {
  interface Format {
    readonly parts: number;
    readonly partLen?: number;
  }
  const couponCode: { generate(format: Format): string; validate(code: string, format: Format): string };
  export default couponCode;
}
