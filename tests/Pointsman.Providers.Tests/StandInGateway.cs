using System.Net;
using System.Text;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers.Tests;

/// <summary>Stands where the gateway stands for a real client: reads, asks the model, writes the answer.</summary>
internal sealed class StandInGateway(IClientWire wire, Func<ChatAsk, IReadOnlyList<ChatResponseUpdate>> model)
    : HttpMessageHandler
{
    /// <summary>What was asked last.</summary>
    public ChatAsk? Ask { get; private set; }

    /// <summary>The error with which a stream breaks off, when it does.</summary>
    public WireError? BreaksWith { get; init; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        Ask = wire.ReadAsk(body, null, false, out WireError? error);
        if (error is not null)
        {
            return Answer(error.Status, Told.Error(wire, error), "application/json");
        }

        IReadOnlyList<ChatResponseUpdate> updates = model(Ask!);
        return Ask!.Stream
            ? Answer(200, Told.Stream(wire, Ask, updates, BreaksWith), "text/event-stream")
            : Answer(200, Told.Answer(wire, Ask, updates.ToChatResponse()), "application/json");
    }

    private static HttpResponseMessage Answer(int status, string body, string type) =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };
}
