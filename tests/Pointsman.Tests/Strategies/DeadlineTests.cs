using Xunit;
using static Pointsman.Tests.Routing.Target;

namespace Pointsman.Tests.Strategies;

/// <summary>The time for a request may be up at any moment, also between a look at the clock and the next one.</summary>
public sealed class DeadlineTests
{
    [Fact]
    public async Task However_late_it_is_noticed_the_deadline_is_a_failure_and_no_bug()
    {
        for (int seconds = 0; seconds < 12; seconds++)
        {
            var limits = new StrategyLimits { Deadline = TimeSpan.FromSeconds(seconds) };
            Trial trial = await Trial.Of(Only(A), new ScriptedCalls().Hangs(A), limits, time: new FleetingTime());
            Assert.Equal(FailureKind.Deadline, trial.Answer.Failure?.Kind);
        }
    }

    /// <summary>Five seconds pass between any two looks; timers ring as soon as they may be set at all.</summary>
    private sealed class FleetingTime : TimeProvider
    {
        private long _looks;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 5 * Interlocked.Increment(ref _looks);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
