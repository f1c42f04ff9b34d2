using Xunit;

namespace Pointsman.Evaluation.Tests.Importing;

/// <summary>A configuration may be somebody else's, and what it names is sent to models later.</summary>
public sealed class PromptfooFilesTests : IDisposable
{
    private const string Secret = "nobody may read this";

    private readonly TemporaryFolder _folder = new();

    public PromptfooFilesTests()
    {
        _folder.Write("secret.txt", Secret);
        Directory.CreateDirectory(_folder.File("suite/inner"));
        File.WriteAllText(_folder.File("suite/inner/own.txt"), "our own");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void No_file_is_read_that_stands_outside_of_the_configurations_folder()
    {
        File.CreateSymbolicLink(_folder.File("suite/link.txt"), _folder.File("secret.txt"));
        Directory.CreateSymbolicLink(_folder.File("suite/out"), _folder.Path);
        foreach (string name in new[]
        {
            "file://../secret.txt", $"file://{_folder.File("secret.txt")}", "file://link.txt", "file://out/secret.txt",
            "file://out/*.txt", "file://../*.txt", "file://*.txt", "file://inner/../../secret.txt",
        })
        {
            ImportedSuite suite = Import(name);
            Assert.DoesNotContain(Secret, suite.Yaml + string.Concat(suite.Cases), StringComparison.Ordinal);
            Assert.Contains(suite.Notes, note => note.What.Contains(name, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Links_and_wildcards_within_the_folder_are_followed_and_circles_end()
    {
        File.CreateSymbolicLink(_folder.File("suite/link.txt"), _folder.File("suite/inner/own.txt"));
        Directory.CreateSymbolicLink(_folder.File("suite/inner/round"), _folder.File("suite"));
        File.CreateSymbolicLink(_folder.File("suite/self.txt"), _folder.File("suite/self.txt"));
        Assert.Contains("our own", Import("file://link.txt").Yaml, StringComparison.Ordinal);
        Assert.Equal(2, Import("file://**/*.txt").Yaml.Split("our own").Length - 1);
    }

    [Fact]
    public void What_is_no_text_is_named_and_not_read_as_one()
    {
        File.WriteAllBytes(_folder.File("suite/inner/picture.png"), [0x89, 0x50, 0xFF, 0xFE, 0x00]);
        Assert.Contains(
            Import("file://inner/picture.png").Notes, note => note.What == "'picture.png', which is no text");
    }

    private ImportedSuite Import(string name)
    {
        string config = _folder.File("suite/promptfooconfig.yaml");
        File.WriteAllText(config, $$$"""
            prompts: ['{{q}}', '{{{name}}}']
            providers: [openai:gpt-4o]
            tests: [{vars: {q: '{{{name}}}'}, assert: [{type: equals, value: '{{{name}}}'}]}]
            """);
        return SuiteImport.Read(config);
    }
}
