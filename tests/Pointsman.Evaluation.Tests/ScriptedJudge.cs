using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Pointsman.Evaluation.Tests;

/// <summary>A judge that says what it is told to, in turn, and remembers what it was asked.</summary>
internal sealed class ScriptedJudge(params string[] says) : IChatClient
{
    private int _asked;

    public List<string> Asked { get; } = [];

    public EvaluatorTools Tools => new() { Judges = name => name == "judge" ? this : null, DefaultJudge = "judge" };

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        lock (Asked)
        {
            Asked.Add(string.Join("\n---\n", messages.Select(message => message.Text)));
            string said = says[_asked++ % says.Length];
            return said == "outage"
                ? throw new HttpRequestException("the judge is away", null, System.Net.HttpStatusCode.ServiceUnavailable)
                : Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, said)));
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
