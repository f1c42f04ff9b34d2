using Microsoft.Extensions.AI;
using Xunit;

#pragma warning disable MEAI001 // The base class of the client is experimental in Microsoft.Extensions.AI.

namespace Pointsman.Tests.Clients;

/// <summary>Clients over fakes.</summary>
internal static class Some
{
    public const string Asking = "What is it?";

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The fakes in order, the next when one fails.</summary>
    public static PointsmanChatClient InOrder(params FakeClient[] fakes) => InOrder(null, fakes);

    public static PointsmanChatClient InOrder(PointsmanChatClientOptions? options, params FakeClient[] fakes)
    {
        ChatModel[] models = [.. fakes.Select(fake => fake.Model())];
        return new PointsmanChatClient(
            new FallbackStrategy([.. models.Select(model => model.ToStrategy())]), models, options);
    }

    public static Task<ChatResponse> AskAsync(this IChatClient client, ChatOptions? options = null) =>
        client.GetResponseAsync(Asking, options, Cancel);

    /// <summary>The updates until the end, or until it breaks.</summary>
    public static async Task<(List<ChatResponseUpdate> Updates, Exception? Broken)> StreamAsync(
        this IChatClient client, ChatOptions? options = null, CancellationToken? cancel = null)
    {
        List<ChatResponseUpdate> updates = [];
        try
        {
            await foreach (ChatResponseUpdate update in
                client.GetStreamingResponseAsync(Asking, options, cancel ?? Cancel))
            {
                updates.Add(update);
            }
        }
        catch (Exception broken)
        {
            return (updates, broken);
        }

        return (updates, null);
    }

    public static PointsmanReport Report(this ChatResponse answer) => PointsmanReport.Of(answer)!;
}
