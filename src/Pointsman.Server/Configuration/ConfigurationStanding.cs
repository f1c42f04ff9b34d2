namespace Pointsman.Server;

/// <summary>
/// Where the running configuration is from, and what became of the last change: taken over, or refused with its
/// faults. Whoever watches the file tells it; the admin API shows it.
/// </summary>
public sealed class ConfigurationStanding
{
    private readonly TimeProvider _time;
    private volatile State _state;

    /// <summary>The configuration of a start.</summary>
    /// <param name="source">Where it is from, in words: a file, or what was found on this machine.</param>
    /// <param name="time">The clock.</param>
    public ConfigurationStanding(string source, TimeProvider time)
    {
        Source = source;
        _time = time;
        _state = new State(time.GetUtcNow(), null, []);
    }

    /// <summary>Where it is from, in words.</summary>
    public string Source { get; }

    /// <summary>When the running one was taken over.</summary>
    public DateTimeOffset Loaded => _state.Loaded;

    /// <summary>When a change was last refused; null when the last one was taken over, or there was none.</summary>
    public DateTimeOffset? Refused => _state.Refused;

    /// <summary>Why it was refused.</summary>
    public IReadOnlyList<Fault> Faults => _state.Faults;

    /// <summary>Notes that a change was taken over.</summary>
    public void TakenOver() => _state = new State(_time.GetUtcNow(), null, []);

    /// <summary>Notes that a change was refused; what ran goes on.</summary>
    public void Refuse(IReadOnlyList<Fault> faults) =>
        _state = _state with { Refused = _time.GetUtcNow(), Faults = faults };

    private sealed record State(DateTimeOffset Loaded, DateTimeOffset? Refused, IReadOnlyList<Fault> Faults);
}
