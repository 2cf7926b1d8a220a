#pragma once

// What must not be written in Swift: signal handlers. Every name begins with cterminal_.

#include <stddef.h>
#include <termios.h>

// From now on signals that ask for something put their numbers into this pipe.
void cterminal_take_orders(int pipe);
// They do again what they did before.
void cterminal_end_orders(void);
// Stops the whole foreground job, as the terminal's own ^Z does.
void cterminal_stop(void);

// From now on a crash, or exit(), sends these bytes to the terminal and gives it these modes.
void cterminal_arm(const struct termios *modes, const char *bytes, size_t count);
void cterminal_disarm(void);
