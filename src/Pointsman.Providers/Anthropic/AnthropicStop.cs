using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Why an answer ended, in the words of messages.</summary>
internal static class AnthropicStop
{
    /// <summary>Reads the provider's word.</summary>
    public static ChatFinishReason Read(string word) => word switch
    {
        "end_turn" or "stop_sequence" => ChatFinishReason.Stop,
        "max_tokens" or "model_context_window_exceeded" => ChatFinishReason.Length,
        "tool_use" => ChatFinishReason.ToolCalls,
        "refusal" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(word),
    };

    /// <summary>The word for a reason. A stop sequence is told only by providers that know which one it was.</summary>
    public static string Word(ChatFinishReason? reason, bool hasCalls, bool refused, string? stopSequence)
    {
        if (reason == ChatFinishReason.Length)
        {
            return "max_tokens";
        }

        if (refused || reason == ChatFinishReason.ContentFilter)
        {
            return "refusal";
        }

        if (hasCalls || reason == ChatFinishReason.ToolCalls)
        {
            return "tool_use";
        }

        return stopSequence is not null ? "stop_sequence" : reason?.Value == "pause_turn" ? "pause_turn" : "end_turn";
    }
}
