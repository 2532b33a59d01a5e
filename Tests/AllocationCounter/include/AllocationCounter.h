#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

/// How often this thread has asked for memory since the program began; always 0 where a sanitizer owns the allocator.
unsigned long allocations_of_this_thread(void);

/// 1 where allocations are counted.
int counts_allocations(void);

#endif
