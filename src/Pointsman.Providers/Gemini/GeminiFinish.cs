using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Why an answer ended, in Google's words.</summary>
internal static class GeminiFinish
{
    /// <summary>The reason; null when it says that there is no usable answer.</summary>
    public static ChatFinishReason? Read(string reason) => reason switch
    {
        "STOP" => ChatFinishReason.Stop,
        "MAX_TOKENS" => ChatFinishReason.Length,
        "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "IMAGE_SAFETY"
            or "IMAGE_PROHIBITED_CONTENT" or "IMAGE_RECITATION" => ChatFinishReason.ContentFilter,
        _ => null,
    };

    /// <summary>The word for a reason; calls of functions end an answer like any other stop.</summary>
    public static string Write(ChatFinishReason? reason) =>
        reason == ChatFinishReason.Length ? "MAX_TOKENS"
        : reason == ChatFinishReason.ContentFilter ? "SAFETY"
        : "STOP";
}
