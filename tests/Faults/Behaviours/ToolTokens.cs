namespace Pointsman.Faults;

/// <summary>Calls of tools. They are made when the request has tools and its last message is no result of
/// one.</summary>
internal static class ToolTokens
{
    public static TokenGroup Group { get; } = new("Tool calls",
    [
        new("tools", "calls the first tool of the request", b => Call(b, 1)),
        new("toolsN", "calls N tools in parallel, the request's own in turn", (b, n) => Call(b, Math.Clamp(n, 1, 64))),
        new("argwhole", "the arguments come in one event", b => b with { ArgumentCut = ArgumentCut.Whole }),
        new("argbytes", "the arguments come one letter in each event", b => b with { ArgumentCut = ArgumentCut.Bytes }),
        new("argescape", "the arguments are cut inside an escape, \\u00E9",
            b => b with { ArgumentCut = ArgumentCut.InsideEscape }),
        new("argutf8", "a letter of several bytes in the arguments is cut by the transfer",
            b => b with { ArgumentCut = ArgumentCut.InsideLetter, CutsUtf8 = true }),
        new("idrepeat", "each delta repeats the call's id and name", b => b with { RepeatsIds = true }),
        new("namecut", "the tool's name comes in two deltas (OpenAI chat)", b => b with { CutsNames = true }),
    ]);

    private static Behaviour Call(Behaviour before, int count) => before with { ToolCalls = count };
}
