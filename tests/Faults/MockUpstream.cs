using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Pointsman.Faults;

/// <summary>
/// A server on loopback that speaks the protocols of model providers and misbehaves as the model's name says:
/// <c>mock-429-ra7</c>, <c>mock-n50-g5-cut</c>. It keeps a log of every attempt. See <c>tests/Faults/README.md</c>.
/// </summary>
/// <remarks>It serves from the moment <see cref="StartAsync(MockOptions)"/> returns until it is disposed, which ends
/// every connection. All members may be called from any thread.</remarks>
public sealed class MockUpstream : IAsyncDisposable
{
    private const int AcceptAgainMs = 10;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _refusing = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<int, Task> _connections = new();
    private readonly MockOptions _options;
    private readonly Desk _desk;
    private Task _accepting = Task.CompletedTask;

    private MockUpstream(MockOptions options) => (_options, _desk) = (options, new Desk(options));

    /// <summary>The port that it listens on.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndPoint!).Port;

    /// <summary>Its address without a path: <c>http://127.0.0.1:PORT</c>. OpenAI's clients want <c>/v1</c> behind
    /// it.</summary>
    public string BaseUrl => $"http://127.0.0.1:{Port}";

    /// <summary>An address that refuses every connection as long as this mock lives.</summary>
    public string RefusedUrl => $"http://127.0.0.1:{((IPEndPoint)_refusing.LocalEndPoint!).Port}";

    /// <summary>Every attempt so far, in the order in which their requests were complete.</summary>
    public IReadOnlyList<Attempt> Attempts => _desk.Log.All;

    /// <summary>Starts on a free port.</summary>
    public static Task<MockUpstream> StartAsync() => StartAsync(new MockOptions());

    /// <summary>Starts as the options say.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    public static Task<MockUpstream> StartAsync(MockOptions options)
    {
        var mock = new MockUpstream(options);
        mock._listener.Bind(new IPEndPoint(IPAddress.Loopback, options.Port));
        mock._listener.Listen(backlog: 4096);
        // A port that is bound and never listens refuses, and nobody else can take it meanwhile.
        mock._refusing.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        mock._accepting = mock.AcceptAsync();
        return Task.FromResult(mock);
    }

    /// <summary>Completes with the log as soon as the condition holds for it, at once when it holds already. The
    /// condition is asked at each change of the log and not in between; it must not keep the list that it
    /// sees.</summary>
    public Task<IReadOnlyList<Attempt>> WaitForAsync(
        Func<IReadOnlyList<Attempt>, bool> condition, CancellationToken cancel) =>
            _desk.Log.WaitForAsync(condition, cancel);

    /// <summary>Lets go the answers that a <c>hold</c> word holds at this moment. One that comes later is held anew:
    /// wait for <see cref="Attempt.IsHeld"/> first.</summary>
    public void Release() => _desk.Gate.Release();

    /// <summary>Lets a model act as if it had another name; null lets it act as its own name says.</summary>
    public void Behave(string model, string? name) => _desk.Behave(model, name);

    /// <summary>Forgets all attempts, counters and behaviours set at run time, and releases what is held.</summary>
    public void Reset() => _desk.Reset();

    /// <summary>Ends every connection and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested)
        {
            return;
        }

        await _stopping.CancelAsync();
        _listener.Dispose();
        await _accepting;
        await Task.WhenAll(_connections.Values);
        _refusing.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        for (int number = 1; ; number++)
        {
            try
            {
                Serve(await _listener.AcceptAsync(_stopping.Token), number);
            }
            catch (Exception end) when (_stopping.IsCancellationRequested
                && end is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
            catch (SocketException)
            {
                // A client that left before it was accepted, or no more sockets for now; the next one may do.
                await Task.Delay(TimeSpan.FromMilliseconds(AcceptAgainMs), _options.Time, CancellationToken.None);
            }
        }
    }

    private void Serve(Socket socket, int number)
    {
        Task serving = Task.Run(() => new Connection(socket, number, _desk, _options, _stopping.Token).RunAsync());
        _connections[number] = serving;
        _ = serving.ContinueWith(
            done => _connections.TryRemove(new(number, done)),
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
