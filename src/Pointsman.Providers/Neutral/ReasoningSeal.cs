namespace Pointsman.Providers;

/// <summary>
/// Models hand out sealed reasoning (a signature, an encrypted text) and want it back with the next turn; a seal of
/// another maker is refused. Between protocols the seal therefore bears its maker's name, also while the client
/// keeps it: whoever writes an ask for a provider gives back that provider's own seals and leaves out the others.
/// </summary>
internal static class ReasoningSeal
{
    private static readonly (WireFormat Maker, string Mark)[] Marks =
    [
        (WireFormat.Gemini, "gemini:"),
        (WireFormat.Anthropic, "anthropic:"),
        (WireFormat.OpenAiResponses, "responses:"),
        (WireFormat.OpenAiChat, "chat:"),
    ];

    /// <summary>A provider's seal with its maker's name.</summary>
    public static string Mark(WireFormat maker, string seal) => Marks.First(mark => mark.Maker == maker).Mark + seal;

    /// <summary>A seal that a client sent: one without a name is of the client's own protocol.</summary>
    public static string FromClient(WireFormat client, string seal) => IsMarked(seal) ? seal : Mark(client, seal);

    /// <summary>Whether the text bears a maker's name.</summary>
    public static bool IsMarked(string seal) =>
        Marks.Any(mark => seal.StartsWith(mark.Mark, StringComparison.Ordinal));

    /// <summary>The seal as its maker wrote it; null when another made it.</summary>
    public static string? Open(WireFormat maker, string? marked)
    {
        string own = Marks.First(mark => mark.Maker == maker).Mark;
        return marked is not null && marked.StartsWith(own, StringComparison.Ordinal) ? marked[own.Length..] : null;
    }

    /// <summary>What a client is given to keep: a seal of its own protocol bare, any other with its name.</summary>
    public static string ToClient(WireFormat client, string marked) => Open(client, marked) ?? marked;
}
