using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// Asks streams for their usage unless the provider refuses the question, as some copies of OpenAI's protocol do: then
/// it is asked once more without, and never again with it. What its streams used is unknown from there on.
/// </summary>
/// <param name="asking">The client that asks for usage.</param>
/// <param name="plain">The same without the question.</param>
/// <param name="refused">Whether the provider has refused it; all clients of a provider share that.</param>
internal sealed class UsageClient(IChatClient asking, IChatClient plain, StrongBox<bool> refused)
    : DelegatingChatClient(asking)
{
    /// <inheritdoc />
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ChatMessage> asked = [.. messages];
        bool asks = !Volatile.Read(ref refused.Value);
        IAsyncEnumerator<ChatResponseUpdate> pieces = Ask(asks ? InnerClient : plain);
        try
        {
            bool more;
            try
            {
                more = await pieces.MoveNextAsync().ConfigureAwait(false);
            }
            catch (ProviderException broken) when (asks && UsageWire.Refuses(broken.Error))
            {
                Volatile.Write(ref refused.Value, true);
                await pieces.DisposeAsync().ConfigureAwait(false);
                pieces = Ask(plain);
                more = await pieces.MoveNextAsync().ConfigureAwait(false);
            }

            while (more)
            {
                yield return pieces.Current;
                more = await pieces.MoveNextAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            await pieces.DisposeAsync().ConfigureAwait(false);
        }

        IAsyncEnumerator<ChatResponseUpdate> Ask(IChatClient client) =>
            client.GetStreamingResponseAsync(asked, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        plain.Dispose();
        base.Dispose(disposing);
    }
}
