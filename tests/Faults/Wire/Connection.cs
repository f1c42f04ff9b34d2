using System.IO.Pipelines;
using System.Net.Sockets;

namespace Pointsman.Faults;

/// <summary>A client's connection: requests one after the other, each answered by the desk. It is read all the time,
/// while an answer is sent too, so that a client that leaves is noticed at once.</summary>
internal sealed class Connection(Socket socket, int number, Desk desk, MockOptions options, CancellationToken stopping)
{
    private const int ReadBytes = 16 << 10;

    // How long a client is given to see the end and close on its side.
    private const int LingerMs = 1000;

    private readonly CancellationTokenSource _left = CancellationTokenSource.CreateLinkedTokenSource(stopping);

    public async Task RunAsync()
    {
        socket.NoDelay = true;
        // A client that sends ahead must not keep its leaving from being seen, so it may send as much as one request
        // has.
        long ahead = options.MaxBodyBytes + options.MaxHeadBytes + ReadBytes;
        var pipe = new Pipe(new PipeOptions(
            pauseWriterThreshold: ahead, resumeWriterThreshold: ahead / 2, useSynchronizationContext: false));
        Task pump = PumpAsync(pipe.Writer);
        try
        {
            await ServeAsync(new RequestReader(pipe.Reader, options), desk.Player(socket));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The client left between two requests, or the mock is stopped.
        }
        finally
        {
            await pipe.Reader.CompleteAsync();
            await CloseAsync(pump);
            socket.Dispose();
            await pump;
            _left.Dispose();
        }
    }

    // What the client still sends is read, as a close with unread bytes would reset the connection and could take the
    // answer with it.
    private async Task CloseAsync(Task pump)
    {
        if (socket.LingerState is { Enabled: true } || pump.IsCompleted)
        {
            return;
        }

        try
        {
            socket.Shutdown(SocketShutdown.Send);
            await pump.WaitAsync(TimeSpan.FromMilliseconds(LingerMs), options.Time, stopping);
        }
        catch (Exception end) when (end is SocketException or TimeoutException or OperationCanceledException)
        {
            // It is closed all the same.
        }
    }

    private async Task ServeAsync(RequestReader reader, Player player)
    {
        while (true)
        {
            Received received = await reader.ReadAsync(ContinueAsync, stopping);
            if (received.Fault is { } fault)
            {
                await player.PlayAsync(desk.Malformed(fault, number), null, _left.Token);
                return;
            }

            if (received.Request is not { } request)
            {
                return;
            }

            Serving serving = desk.Serve(request, number);
            Outcome outcome = await PlayAsync(player, serving);
            desk.Ended(serving, outcome);
            if (outcome == Outcome.Reset)
            {
                socket.LingerState = new LingerOption(enable: true, seconds: 0);
            }

            if (outcome != Outcome.Completed || serving.Reply.Once || !request.KeepAlive
                || serving.Reply.Framing == Framing.UntilClose)
            {
                return;
            }
        }
    }

    private async Task<Outcome> PlayAsync(Player player, Serving serving)
    {
        try
        {
            return await player.PlayAsync(serving.Reply, serving.Entry, _left.Token);
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            return stopping.IsCancellationRequested ? Outcome.Stopped : Outcome.ClientLeft;
        }
    }

    private async ValueTask ContinueAsync() =>
        await socket.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), _left.Token);

    private async Task PumpAsync(PipeWriter writer)
    {
        try
        {
            while (true)
            {
                int count = await socket.ReceiveAsync(writer.GetMemory(ReadBytes), CancellationToken.None);
                if (count == 0)
                {
                    break;
                }

                writer.Advance(count);
                await writer.FlushAsync(CancellationToken.None);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // A reset is a way of leaving as well.
        }

        await writer.CompleteAsync();
        await _left.CancelAsync();
    }
}
