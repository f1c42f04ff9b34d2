namespace Pointsman;

/// <summary>
/// What is known of a request before it is sent anywhere, read in one pass over its body. Rules ask for these facts by
/// the names in <see cref="RequestFactNames"/>.
/// </summary>
public readonly record struct RequestFacts
{
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

    /// <summary>Yes-or-no facts.</summary>
    public RequestTraits Traits { get; init; }

    /// <summary>Whether the request has a trait.</summary>
    public bool Has(RequestTraits trait) => (Traits & trait) != 0;

    /// <summary>The value of a fact by its name, as conditions ask for it.</summary>
    public FactValue Of(string name) => name switch
    {
        RequestFactNames.Tokens => FactValue.Of(Tokens),
        RequestFactNames.Characters => FactValue.Of(Characters),
        RequestFactNames.Messages => FactValue.Of(Messages),
        RequestFactNames.Tools => FactValue.Of(Tools),
        RequestFactNames.Code => FactValue.Of(Has(RequestTraits.Code) ? 1 : 0),
        RequestFactNames.Images => FactValue.Of(Has(RequestTraits.Images) ? 1 : 0),
        RequestFactNames.Audio => FactValue.Of(Has(RequestTraits.Audio) ? 1 : 0),
        RequestFactNames.Files => FactValue.Of(Has(RequestTraits.Files) ? 1 : 0),
        RequestFactNames.Json => FactValue.Of(Has(RequestTraits.Json) ? 1 : 0),
        RequestFactNames.Stream => FactValue.Of(Has(RequestTraits.Stream) ? 1 : 0),
        RequestFactNames.Reasoning => FactValue.Of(Has(RequestTraits.Reasoning) ? 1 : 0),
        RequestFactNames.System => FactValue.Of(Has(RequestTraits.System) ? 1 : 0),
        _ => FactValue.Unknown,
    };
}
