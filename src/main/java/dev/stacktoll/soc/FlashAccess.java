package dev.stacktoll.soc;

/** What follows the access control register of the flash: an accelerator, a bus model. */
interface FlashAccess {
  /** The register was written: LATENCY in bits 3:0, the bits of prefetch and accelerator above. */
  void accessControl(int acr);
}
