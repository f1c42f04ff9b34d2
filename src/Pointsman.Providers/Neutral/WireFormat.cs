namespace Pointsman.Providers;

/// <summary>The shape in which a request and its answer travel.</summary>
public enum WireFormat
{
    /// <summary>OpenAI's chat completions, which most providers speak.</summary>
    OpenAiChat,

    /// <summary>OpenAI's responses.</summary>
    OpenAiResponses,

    /// <summary>Anthropic's messages.</summary>
    Anthropic,

    /// <summary>Gemini's generateContent.</summary>
    Gemini,
}
