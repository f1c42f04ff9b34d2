/* Latencies counted in steps of less than one percent: 128 steps to each doubling, so memory is fixed. */
#include <stdint.h>

enum { STEP_BITS = 7, STEPS = 1 << STEP_BITS, DOUBLINGS = 64 - STEP_BITS };

struct latencies { uint64_t total, counts[(DOUBLINGS + 1) * STEPS]; };

static void latency_add(struct latencies *all, uint64_t ns) {
  int shift = ns < STEPS ? 0 : 63 - __builtin_clzll(ns) - STEP_BITS;
  all->counts[(size_t)(ns < STEPS ? 0 : shift + 1) * STEPS + ((ns >> shift) & (STEPS - 1))]++;
  all->total++;
}

/* The latency that the given share of answers did not pass, in microseconds. */
static double latency_us(const struct latencies *all, double share) {
  uint64_t wanted = (uint64_t)(share * (double)all->total), seen = 0;
  for (int i = 0; i < (DOUBLINGS + 1) * STEPS; i++) {
    seen += all->counts[i];
    if (all->counts[i] == 0 || seen <= wanted) continue;
    uint64_t step = (uint64_t)i % STEPS;
    double ns = i < STEPS ? (double)step : ((double)(STEPS + step) + 0.5) * (double)(1ull << (i / STEPS - 1));
    return ns / 1000;
  }
  return 0;
}
