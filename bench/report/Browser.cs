using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pointsman.ReportBench;

/// <summary>Chromium without a window, asked over its protocol for developers' tools.</summary>
public sealed class Browser : IAsyncDisposable
{
    private const string Told = "DevTools listening on ";

    private readonly Process _process;
    private readonly string _profile;
    private readonly ClientWebSocket _socket = new();
    private string? _session;
    private int _last;

    private Browser(Process process, string profile)
    {
        _process = process;
        _profile = profile;
    }

    /// <summary>Starts it with a profile of its own.</summary>
    public static async Task<Browser> StartAsync(string program, CancellationToken cancel)
    {
        string profile = Directory.CreateTempSubdirectory("pointsman-report-").FullName;
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string flag in (string[])
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
        ])
        {
            start.ArgumentList.Add(flag);
        }

        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var listens = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, told) =>
        {
            if (told.Data is { } line && line.StartsWith(Told, StringComparison.Ordinal))
            {
                listens.TrySetResult(line[Told.Length..]);
            }
        };
        process.Exited += (_, _) => listens.TrySetException(
            new InvalidOperationException($"{program} ended before it listened"));
        process.Start();
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var browser = new Browser(process, profile);
        await browser._socket.ConnectAsync(new Uri(await listens.Task.WaitAsync(cancel)), cancel);
        return browser;
    }

    /// <summary>Opens a page of its own and waits until all of it is read.</summary>
    public async Task OpenAsync(string address, CancellationToken cancel)
    {
        _session = null;
        JsonNode target = await AskAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, cancel);
        JsonNode session = await AskAsync("Target.attachToTarget", new JsonObject
        {
            ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true,
        }, cancel);
        _session = session["sessionId"]!.GetValue<string>();
        await AskAsync("Page.enable", [], cancel);
        await AskAsync("Page.navigate", new JsonObject { ["url"] = address }, cancel);
        JsonNode message;
        do
        {
            message = await ReadAsync(cancel);
        }
        while (message["method"]?.GetValue<string>() != "Page.loadEventFired");
    }

    /// <summary>What a script gives; a promise is waited for.</summary>
    public async Task<JsonNode> EvaluateAsync(string script, CancellationToken cancel)
    {
        JsonNode answer = await AskAsync("Runtime.evaluate", new JsonObject
        {
            ["expression"] = script, ["awaitPromise"] = true, ["returnByValue"] = true,
        }, cancel);
        return answer["exceptionDetails"] is { } wrong
            ? throw new InvalidOperationException(wrong.ToJsonString())
            : answer["result"]!["value"]!;
    }

    /// <summary>A picture of what is to be seen of the page, as PNG.</summary>
    public async Task<byte[]> PictureAsync(CancellationToken cancel)
    {
        var how = new JsonObject { ["format"] = "png" };
        JsonNode picture = await AskAsync("Page.captureScreenshot", how, cancel);
        return Convert.FromBase64String(picture["data"]!.GetValue<string>());
    }

    /// <summary>Shows the page on a screen of a size, in a light or a dark room.</summary>
    public async Task ShowAsync(int width, int height, bool dark, CancellationToken cancel)
    {
        await AskAsync("Emulation.setDeviceMetricsOverride", new JsonObject
        {
            ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = width < 600,
        }, cancel);
        var scheme = new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" };
        await AskAsync("Emulation.setEmulatedMedia", new JsonObject { ["features"] = new JsonArray(scheme) }, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // A child that is still ending may write once more; the system's cleaning takes what is left.
        }
    }

    private async Task<JsonNode> AskAsync(string method, JsonObject parameters, CancellationToken cancel)
    {
        int id = ++_last;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters };
        if (_session is not null)
        {
            message["sessionId"] = _session;
        }

        await _socket.SendAsync(
            Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancel);
        while (true)
        {
            JsonNode answer = await ReadAsync(cancel);
            if (answer["id"]?.GetValue<int>() == id)
            {
                return answer["error"] is { } error
                    ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}")
                    : answer["result"]!;
            }
        }
    }

    private async Task<JsonNode> ReadAsync(CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        byte[] part = new byte[1 << 16];
        WebSocketReceiveResult received;
        do
        {
            received = await _socket.ReceiveAsync(part, cancel);
            whole.Write(part, 0, received.Count);
        }
        while (!received.EndOfMessage);

        return JsonSerializer.Deserialize<JsonNode>(whole.ToArray())!;
    }
}
