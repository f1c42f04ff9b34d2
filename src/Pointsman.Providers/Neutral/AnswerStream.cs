using System.Buffers;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>One answer written piece by piece as server-sent events; knows what it has written so far.</summary>
public abstract class AnswerStream
{
    /// <summary>Writes the events that one update stands for; there may be none.</summary>
    public abstract void Write(ChatResponseUpdate update, IBufferWriter<byte> output);

    /// <summary>Writes what ends a complete answer: open blocks, the reason, usage, the end mark.</summary>
    public abstract void Finish(IBufferWriter<byte> output);

    /// <summary>Ends an answer that broke off: the protocol's own error, no end mark, no reason to stop.</summary>
    public abstract void Fail(WireError error, IBufferWriter<byte> output);
}
