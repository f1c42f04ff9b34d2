namespace Pointsman.Providers;

/// <summary>
/// What the gateway must know of a request that it passes on as it is: where the model's name stands, whether the
/// answer streams, and the facts that routes ask for. Positions are byte offsets into the body.
/// </summary>
public readonly record struct RequestOutline
{
    /// <summary>Where the value of <c>model</c> begins, its quote included; -1 when there is none.</summary>
    public int ModelStart { get; init; }

    /// <summary>Bytes of that value, quotes included.</summary>
    public int ModelLength { get; init; }

    /// <summary>Whether the name is written with escapes.</summary>
    public bool ModelEscaped { get; init; }

    /// <summary>Where the value of <c>stream_options</c> begins; -1 when there is none.</summary>
    public int StreamOptionsStart { get; init; }

    /// <summary>Bytes of that value.</summary>
    public int StreamOptionsLength { get; init; }

    /// <summary>Whether the client itself asks for usage at the end of a stream.</summary>
    public bool WantsUsage { get; init; }

    /// <summary>Where the first key would go: right behind the opening brace.</summary>
    public int BodyStart { get; init; }

    /// <summary>Whether the object is empty.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>How many answers are asked for.</summary>
    public int Choices { get; init; }

    /// <summary>The facts.</summary>
    public RequestFacts Facts { get; init; }

    /// <summary>Whether the answer is to come piece by piece.</summary>
    public bool Stream => Facts.Has(RequestTraits.Stream);
}
