using System.Globalization;

namespace Pointsman.Evaluation.Tests.Runs.Pacing;

/// <summary>A lane that always has calls to make, before a provider, in virtual time.</summary>
internal sealed class LaneSimulation(Upstream.Taking upstream, int most, TimeSpan? retryAfter = null)
{
    private static readonly TimeSpan Tick = TimeSpan.FromTicks(10);

    private readonly PriorityQueue<(TimeSpan Began, int Status), TimeSpan> _calls = new();
    private readonly Random _random = new(7);

    public LanePace Pace { get; } = new(most, TimeSpan.FromMinutes(5));

    public TimeSpan Now { get; private set; }

    public int Answered { get; private set; }

    public int Begun { get; private set; }

    public int MostInFlight { get; private set; }

    public double RefusedShare => (double)Pace.Refused / Begun;

    /// <summary>Lets time pass.</summary>
    public LaneSimulation Run(TimeSpan until)
    {
        while (Now < until && Pace.Stopped is null)
        {
            while (Pace.Wait(Now) == TimeSpan.Zero)
            {
                Begin();
            }

            TimeSpan wait = Pace.Wait(Now);
            TimeSpan next = wait > TimeSpan.Zero ? Now + wait : TimeSpan.MaxValue;
            bool ends = _calls.TryPeek(out _, out TimeSpan end) && end <= next;
            Now = ends ? end : next;
            if (ends)
            {
                End();
            }
        }

        return this;
    }

    private void Begin()
    {
        (int status, double seconds) = upstream(Now.TotalSeconds, _random);
        Begun++;
        Pace.Began(Now);
        MostInFlight = Math.Max(MostInFlight, Pace.InFlight);
        _calls.Enqueue((Now, status), Now + TimeSpan.FromSeconds(seconds) + Tick);
    }

    private void End()
    {
        (TimeSpan began, int status) = _calls.Dequeue();
        if (status == 200)
        {
            Answered++;
            Pace.Answered(Now, began);
            return;
        }

        CallFaultSort sort = status switch
        {
            429 => CallFaultSort.Pace, 401 => CallFaultSort.Key, 400 => CallFaultSort.Refused,
            _ => CallFaultSort.Unavailable,
        };
        string kind = status.ToString(CultureInfo.InvariantCulture);
        Pace.Failed(Now, began, new CallFault(kind, sort, "no", new HttpRequestException("no"))
        {
            RetryAfter = retryAfter,
        });
    }
}
