// The shipped knowledge with all wordings in it.
#include "cardmend/explain.h"
#include "guide/knowledge.h"

const cardmend::Knowledge& cardmend::wasm::shipped() {
  return shipped_knowledge();
}
