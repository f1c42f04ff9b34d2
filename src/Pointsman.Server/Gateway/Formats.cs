using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>The protocols by the words that reports use.</summary>
internal static class Formats
{
    public static string Name(WireFormat format) => format switch
    {
        WireFormat.OpenAiChat => "openai",
        WireFormat.OpenAiResponses => "responses",
        WireFormat.Anthropic => "anthropic",
        _ => "gemini",
    };
}
