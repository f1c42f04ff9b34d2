namespace Pointsman.Server;

/// <summary>What happened to the calls of one route since the start.</summary>
internal sealed class RouteMeter
{
    private static readonly double[] TotalSeconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];
    private static readonly double[] OverheadSeconds = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.1];

    private readonly long[] _outcomes = new long[(int)CallOutcome.Waiting + 1];

    public Histogram Total { get; } = new(TotalSeconds);

    public Histogram Overhead { get; } = new(OverheadSeconds);

    public long Count(CallOutcome outcome) => Interlocked.Read(ref _outcomes[(int)outcome]);

    public void Add(CallRecord call)
    {
        Interlocked.Increment(ref _outcomes[(int)call.Outcome]);
        Total.Add(call.TotalMs / 1e3);
        Overhead.Add(Math.Max(0, call.OverheadMicroseconds) / 1e6);
    }
}
