using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation.Tests;

/// <summary>A chat client whose answers a test writes, and which counts what it was asked.</summary>
internal sealed class ScriptedClient(Func<string, int, CancellationToken, Task<string>> answer) : IChatClient
{
    private int _inFlight;
    private int _calls;

    public ScriptedClient(Func<string, string> answer)
        : this((asked, _, _) => Task.FromResult(answer(asked)))
    {
    }

    /// <summary>How often each text was asked.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    public int Calls => Volatile.Read(ref _calls);

    public int InFlight => Volatile.Read(ref _inFlight);

    public int MostInFlight { get; private set; }

    /// <summary>What each answer consumes.</summary>
    public UsageDetails? Usage { get; init; } = new() { InputTokenCount = 10, OutputTokenCount = 5 };

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        string asked = messages.Last().Text;
        int time = Asked.AddOrUpdate(asked, 1, (_, before) => before + 1);
        Interlocked.Increment(ref _calls);
        MostInFlight = Math.Max(MostInFlight, Interlocked.Increment(ref _inFlight));
        try
        {
            string text = await answer(asked, time, cancellationToken);
            return new ChatResponse(new ChatMessage(ChatRole.Assistant, text))
            {
                Usage = Usage, FinishReason = ChatFinishReason.Stop, ModelId = "scripted",
            };
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatResponse response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (ChatResponseUpdate update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
