using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>A protocol as a gateway speaks it that was asked for a <see cref="Receipt"/>.</summary>
internal sealed class RouteWire(IProviderWire wire) : IProviderWire
{
    /// <inheritdoc />
    public WireFormat Format => wire.Format;

    /// <inheritdoc />
    public IReadOnlyList<ForeignField> WriteAsk(
        IBufferWriter<byte> output, ChatAsk ask, string model, bool dropInexpressible) =>
        wire.WriteAsk(output, ask, model, dropInexpressible);

    /// <inheritdoc />
    public ChatResponse? ReadAnswer(ReadOnlyMemory<byte> body, out WireError? error) =>
        wire.ReadAnswer(body, out error);

    /// <inheritdoc />
    public UpdateReader BeginStream() => new Reader(wire.BeginStream());

    /// <inheritdoc />
    public WireError ReadError(int status, ReadOnlyMemory<byte> body) => wire.ReadError(status, body);

    private sealed class Reader(UpdateReader inner) : UpdateReader
    {
        private int _unreadable;

        public override void Read(string? name, ReadOnlyMemory<byte> data, List<ChatResponseUpdate> updates)
        {
            if (name != Receipt.Event)
            {
                inner.Read(name, data, updates);
            }
            else if (Told(data) is { } told)
            {
                updates.Add(new ChatResponseUpdate { AdditionalProperties = told });
            }
            else
            {
                _unreadable++;
            }

            Look();
        }

        public override void End(List<ChatResponseUpdate> updates)
        {
            inner.End(updates);
            Look();
        }

        private void Look() => (IsComplete, Error, Usage, BadEvents) =
            (inner.IsComplete, inner.Error, inner.Usage, inner.BadEvents + _unreadable);

        private static AdditionalPropertiesDictionary? Told(ReadOnlyMemory<byte> data)
        {
            try
            {
                using JsonDocument json = JsonDocument.Parse(data);
                var told = new AdditionalPropertiesDictionary
                {
                    [AnswerWhole.Property] = !json.RootElement.GetProperty(Receipt.Streamed).GetBoolean(),
                };
                if (json.RootElement.TryGetProperty(Receipt.Cost, out JsonElement cost))
                {
                    told[AnswerCost.Property] = cost.GetDecimal();
                }

                return told;
            }
            catch (Exception strange) when (strange is JsonException or KeyNotFoundException
                or InvalidOperationException or FormatException)
            {
                return null;
            }
        }
    }
}
