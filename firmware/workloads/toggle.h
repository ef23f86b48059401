/* The endless loop that inverts the pin of the board's LED. */
#pragma once

/* Natively never returns; as a Wasm export it ends when the host function traps. */
void toggle_forever(void);
