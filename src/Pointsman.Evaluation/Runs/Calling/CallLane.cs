namespace Pointsman.Evaluation;

/// <summary>Calls that share the limits of a provider, with those that wait for their turn.</summary>
internal sealed class CallLane(string name, bool isAside, LanePace pace)
{
    /// <summary>Its name: a provider, or <c>judge NAME</c>.</summary>
    public string Name => name;

    /// <summary>Whether it judges answers; such calls are still made when no new answer is asked for.</summary>
    public bool IsAside => isAside;

    /// <summary>When it may begin its next call.</summary>
    public LanePace Pace => pace;

    /// <summary>Those that wait, the first first.</summary>
    public Queue<CallWaiter> Waiting { get; } = new();

    /// <summary>When it was served last, as a count of calls.</summary>
    public long Served { get; set; }
}
