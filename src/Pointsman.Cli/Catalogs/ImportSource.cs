using System.Text;

namespace Pointsman.Cli;

/// <summary>
/// Takes the text to import from a file or an address. Nothing else in the program reaches the network by itself.
/// </summary>
internal static class ImportSource
{
    private const int MostBytes = CatalogImport.MostCharacters;
    private const int TimeoutSeconds = 60;

    public static bool IsAddress(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https";

    /// <summary>The text.</summary>
    /// <exception cref="FaultsException">It cannot be had.</exception>
    public static async Task<string> ReadAsync(string source, CancellationToken cancel)
    {
        byte[] content = IsAddress(source) ? await FetchAsync(new Uri(source), cancel)
            : await OpenAsync(source, cancel);
        return Encoding.UTF8.GetString(content);
    }

    private static async Task<byte[]> OpenAsync(string path, CancellationToken cancel)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw Refused(
                    path, "there is no such file", "name a file, or an address that begins with http:// or https://");
            }

            return file.Length <= MostBytes
                ? await File.ReadAllBytesAsync(path, cancel)
                : throw Refused(
                    path, $"found {file.Length / 1048576} MB", $"give a file of at most {MostBytes / 1048576} MB");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw Refused(path, $"the file cannot be read ({broken.Message})", "give a file that you may read");
        }
    }

    private static async Task<byte[]> FetchAsync(Uri uri, CancellationToken cancel)
    {
        using var client =
            new HttpClient { Timeout = TimeSpan.FromSeconds(TimeoutSeconds), MaxResponseContentBufferSize = MostBytes };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("pointsman");
        try
        {
            using HttpResponseMessage answer = await client.GetAsync(uri, cancel);
            return answer.IsSuccessStatusCode
                ? await answer.Content.ReadAsByteArrayAsync(cancel)
                : throw Refused(
                    $"{uri}", $"the server answered {(int)answer.StatusCode}",
                    "check the address, or fetch the file and name it");
        }
        catch (HttpRequestException broken)
        {
            string limit = broken.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                ? $" (more than {MostBytes / 1048576} MB)" : "";
            throw Refused(
                $"{uri}", $"the address cannot be read{limit}: {broken.Message}",
                "check the address, or fetch the file and name it");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Refused(
                $"{uri}", $"no answer within {TimeoutSeconds} seconds", "try again, or fetch the file and name it");
        }
    }

    private static FaultsException Refused(string where, string found, string fix) =>
        new([new Fault(where, found, fix)]);
}
