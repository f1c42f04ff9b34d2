using System.Buffers;
using Microsoft.Extensions.AI;
using Pointsman.Providers;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>
/// A bug in what writes a client's answers: half an event stands in the output already when it throws, with the prompt
/// in its message. Errors are still written, unless the test says that they are not either.
/// </summary>
internal sealed class BrokenWriter(IClientWire inner, BrokenWriter.Place place, bool failsToFail = false) : IClientWire
{
    internal enum Place
    {
        FirstPiece,
        LaterPiece,
        End,
        Whole,
    }

    public WireFormat Format => inner.Format;

    /// <summary>All protocols, with such writers towards clients.</summary>
    public static Wires All(Place place, bool failsToFail = false) => new(
        [
            new BrokenWriter(OpenAiChatClientWire.Instance, place, failsToFail),
            new BrokenWriter(OpenAiResponsesClientWire.Instance, place, failsToFail),
            new BrokenWriter(AnthropicClientWire.Instance, place, failsToFail),
            new BrokenWriter(GeminiClientWire.Instance, place, failsToFail),
        ],
        [OpenAiChatProviderWire.Instance], []);

    public ChatAsk? ReadAsk(ReadOnlyMemory<byte> body, string? model, bool stream, out WireError? error) =>
        inner.ReadAsk(body, model, stream, out error);

    public void WriteAnswer(IBufferWriter<byte> output, ChatAsk ask, ChatResponse answer) =>
        throw new NotSupportedException(Speech.Question);

    public AnswerStream BeginStream(ChatAsk ask) => new BrokenStream(inner.BeginStream(ask), place, failsToFail);

    public void WriteError(IBufferWriter<byte> output, WireError error) => inner.WriteError(output, error);

    private sealed class BrokenStream(AnswerStream inner, Place place, bool failsToFail) : AnswerStream
    {
        private int _pieces;

        public override void Write(ChatResponseUpdate update, IBufferWriter<byte> output)
        {
            if (place == (_pieces++ == 0 ? Place.FirstPiece : Place.LaterPiece) && (_pieces is 1 or > 3))
            {
                Break(output);
            }

            inner.Write(update, output);
        }

        public override void Finish(IBufferWriter<byte> output)
        {
            if (place == Place.End)
            {
                Break(output);
            }

            inner.Finish(output);
        }

        public override void Fail(WireError error, IBufferWriter<byte> output)
        {
            if (failsToFail)
            {
                Break(output);
            }

            inner.Fail(error, output);
        }

        private static void Break(IBufferWriter<byte> output)
        {
            output.Write("data: {\"half"u8);
            throw new NotSupportedException(Speech.Question);
        }
    }
}
