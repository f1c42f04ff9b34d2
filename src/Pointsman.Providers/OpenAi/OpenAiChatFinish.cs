using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>Why an answer ended, in the words of chat completions.</summary>
internal static class OpenAiChatFinish
{
    /// <summary>Reads the provider's word, with those that the protocol's copies have added.</summary>
    public static ChatFinishReason Read(string word) => word switch
    {
        "stop" or "eos" or "stop_sequence" => ChatFinishReason.Stop,
        "length" or "max_tokens" or "model_length" => ChatFinishReason.Length,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        "content_filter" => ChatFinishReason.ContentFilter,
        _ => new ChatFinishReason(word),
    };

    /// <summary>Whether the word says that the answer broke off rather than ended.</summary>
    public static bool IsFailure(string word) => word is "error" or "insufficient_system_resource";

    /// <summary>The error that such a word stands for.</summary>
    public static WireError Failure(string word) =>
        new(502, ErrorCode.UpstreamFailed, $"The provider broke the answer off and said '{word}'.");

    /// <summary>The word for a reason; calls end an answer even when the provider only said that it stopped.</summary>
    public static string Word(ChatFinishReason? reason, bool hasCalls)
    {
        if (reason == ChatFinishReason.Length)
        {
            return "length";
        }

        if (reason == ChatFinishReason.ContentFilter)
        {
            return "content_filter";
        }

        return hasCalls || reason == ChatFinishReason.ToolCalls ? "tool_calls" : "stop";
    }
}
