using System.Diagnostics;
using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>An operation that no protocol streams, translated: one request, one answer.</summary>
internal abstract class WholeLane : AnswerLane, IDisposable
{
    private readonly PooledBytes _request = new();

    /// <summary>Where the request is written.</summary>
    protected PooledBytes Request => _request;

    public sealed override void Event(in ServerSentEvent next, StreamEvents meaning, PooledBytes output) =>
        throw new UnreachableException("Nothing is streamed here.");

    public sealed override void End(bool markCame, PooledBytes output) =>
        throw new UnreachableException("Nothing is streamed here.");

    public sealed override void Fail(WireError error, PooledBytes output) =>
        throw new UnreachableException("Nothing is streamed here.");

    public void Dispose() => _request.Dispose();
}
