namespace Pointsman;

/// <summary>
/// What is known of a request before it is sent anywhere, read in one pass over its body. Rules ask for these facts by
/// the names in <see cref="RequestFactNames"/>.
/// </summary>
public readonly record struct RequestFacts
{
    private static readonly FactValue Yes = FactValue.Of(true);
    private static readonly FactValue No = FactValue.Of(false);

    private static readonly FactValue[] Levels =
        [.. RequestFactNames.Efforts.Select(word => new FactValue(null, [word], RequestFactNames.Efforts))];

    /// <summary>How many tokens the input is likely to have, at four bytes a token.</summary>
    public int Tokens { get; init; }

    /// <summary>Bytes of text in the conversation, the instructions and the tools.</summary>
    public int Characters { get; init; }

    /// <summary>Messages of the conversation.</summary>
    public int Messages { get; init; }

    /// <summary>Tools that the model may call.</summary>
    public int Tools { get; init; }

    /// <summary>The most output tokens that the request allows; 0 when it does not say.</summary>
    public int MaxOutput { get; init; }

    /// <summary>How hard the model is asked to think: the place in the scale, from 1; 0 when nothing is said.</summary>
    public int Effort { get; init; }

    /// <summary>Yes-or-no facts.</summary>
    public RequestTraits Traits { get; init; }

    /// <summary>Whether the request has a trait.</summary>
    public bool Has(RequestTraits trait) => (Traits & trait) != 0;

    /// <summary>The value of a fact by its name, as conditions ask for it.</summary>
    public FactValue Of(string name) => name switch
    {
        "tokens" => FactValue.Of(Tokens),
        "characters" => FactValue.Of(Characters),
        "messages" => FactValue.Of(Messages),
        "tools" => FactValue.Of(Tools),
        "code" => YesNo(RequestTraits.Code),
        "images" => YesNo(RequestTraits.Images),
        "audio" => YesNo(RequestTraits.Audio),
        "files" => YesNo(RequestTraits.Files),
        "json" => YesNo(RequestTraits.Json),
        "stream" => YesNo(RequestTraits.Stream),
        "system" => YesNo(RequestTraits.System),
        "reasoning" => Effort is 0 ? FactValue.Unknown : Levels[Effort - 1],
        _ => FactValue.Unknown,
    };

    private FactValue YesNo(RequestTraits trait) => Has(trait) ? Yes : No;
}
