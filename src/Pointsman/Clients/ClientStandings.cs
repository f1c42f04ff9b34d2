using System.Collections.Concurrent;

namespace Pointsman;

/// <summary>How the clients of a program fare: how busy and how quick they are, and who failed a moment ago.</summary>
internal sealed class ClientStandings(TimeProvider time, TimeSpan cooldown) : TargetStandings
{
    // How much the newest answer counts beside all before it.
    private const double NewestShare = 0.3;

    private readonly ConcurrentDictionary<string, Fare> _fares = new(StringComparer.Ordinal);

    public override TargetStanding Of(RoutingTarget target)
    {
        if (!_fares.TryGetValue(target.Name, out Fare? fare))
        {
            return default;
        }

        lock (fare)
        {
            bool cooling = fare.FailedAt is { } at && time.GetElapsedTime(at) < fare.Pause;
            return new TargetStanding(
                cooling ? TargetAvailability.Cooling : TargetAvailability.Open, fare.InFlight, fare.Milliseconds);
        }
    }

    public void Begin(RoutingTarget target)
    {
        Fare fare = _fares.GetOrAdd(target.Name, static _ => new Fare());
        lock (fare)
        {
            fare.InFlight++;
        }
    }

    /// <summary>
    /// The call has ended; <paramref name="took"/> is null for one that failed or was left. Who asks for a longer
    /// <paramref name="pause"/> than the usual one gets it.
    /// </summary>
    public void End(RoutingTarget target, TimeSpan? took, bool failed, TimeSpan? pause = null)
    {
        Fare fare = _fares[target.Name];
        lock (fare)
        {
            fare.InFlight--;
            if (took is { } span)
            {
                fare.FailedAt = null;
                fare.Milliseconds = fare.Milliseconds == 0
                    ? span.TotalMilliseconds
                    : (NewestShare * span.TotalMilliseconds) + ((1 - NewestShare) * fare.Milliseconds);
            }
            else if (failed)
            {
                fare.FailedAt = time.GetTimestamp();
                fare.Pause = pause > cooldown ? pause.Value : cooldown;
            }
        }
    }

    private sealed class Fare
    {
        public int InFlight { get; set; }

        public double Milliseconds { get; set; }

        public long? FailedAt { get; set; }

        public TimeSpan Pause { get; set; }
    }
}
