namespace Pointsman;

/// <summary>What one check says of one answer.</summary>
public sealed record CheckResult
{
    private CheckResult(string check, string? fault, AfterFailure then)
    {
        Check = check;
        Fault = fault;
        Then = then;
    }

    /// <summary>The name of the check.</summary>
    public string Check { get; }

    /// <summary>Whether the answer passed.</summary>
    public bool Passed => Fault is null;

    /// <summary>What was found and what is allowed, as a sentence; nothing when the answer passed.</summary>
    public string? Fault { get; }

    /// <summary>What the failure asks for; of no meaning when the answer passed.</summary>
    public AfterFailure Then { get; }

    internal static CheckResult Of(OutputCheck check, string? fault) => new(check.Name, fault, check.Then);
}
