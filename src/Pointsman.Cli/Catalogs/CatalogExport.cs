using System.CommandLine;

namespace Pointsman.Cli;

/// <summary><c>pointsman catalog export</c>: the catalog inside the program as a folder of one's own.</summary>
internal static class CatalogExport
{
    public static Command Create(CatalogContext context) => CatalogVerb.CreateAsync(
        "export", "Write the catalog inside the program to a folder, to change it there", new Form(fileFlag: null),
            context, RunAsync,
        "DIR", "A folder that is empty or does not exist").WithExamples(
        "pointsman catalog export ./catalog",
        "pointsman catalog export ./catalog && export POINTSMAN_CATALOG=./catalog");

    private static async Task<int> RunAsync(CatalogRequest request, CancellationToken cancel)
    {
        request.NeedWords(1, 1, "DIR", "name one folder");
        request.RefuseFaults();
        string folder = request.Words[0];
        try
        {
            if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            {
                throw new FaultsException(
                    [new Fault(
                    folder, "found a file, or a folder that is not empty", "name a folder that does not exist")]);
            }

            int count = 0;
            foreach (CatalogFile file in Catalog.EmbeddedFiles())
            {
                string path = Path.Combine(folder, file.Path.Replace('/', Path.DirectorySeparatorChar));
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await File.WriteAllBytesAsync(path, file.Utf8.ToArray(), cancel);
                count++;
            }

            request.Screen.Message(
                $"wrote {count} files to {folder}; "
                + $"use them with --catalog {folder} or {CatalogHome.Variable}={folder}");
            return ExitCode.Ok;
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FaultsException(
                [new Fault(
                folder, $"the folder cannot be written ({broken.Message})", "name a folder that you may write")]);
        }
    }
}
