namespace Pointsman.GatewayBench;

/// <summary>How a program is started.</summary>
internal sealed record Launch(string Name, string Program, params string[] Arguments)
{
    /// <summary>Where it works. Default: where the run was started.</summary>
    public string Folder { get; init; } = "";

    /// <summary>What it gets beside the environment of the run.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
