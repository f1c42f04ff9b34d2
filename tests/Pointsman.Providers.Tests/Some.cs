using Microsoft.Extensions.AI;

namespace Pointsman.Providers.Tests;

/// <summary>Small things to test with.</summary>
internal static class Some
{
    public static ChatAsk Ask(ChatOptions options, params ChatMessage[] messages) => new()
    {
        Model = "some-model",
        ReceivedAt = Translation.Noon,
        Messages = messages.Length > 0 ? messages : [new ChatMessage(ChatRole.User, "x")],
        Options = options,
    };
}
