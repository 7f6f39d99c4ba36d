'use client';

import { useEffect } from 'react';
import { ask } from '../ask.js';

export function Asker() {
  useEffect(() => {
    window.ask = ask;
  }, []);
  return <p>client</p>;
}
