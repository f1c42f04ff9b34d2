using System.CommandLine;

namespace Pointsman.Cli;

/// <summary>
/// The commands of the program. Only the one that is called is built with all its options: the others stand there by
/// name, for help and for suggestions, since building a hundred options that nobody reads is time that somebody
/// waits.
/// </summary>
internal sealed class Commands(string? called)
{
    private readonly List<Entry> _all = [];

    public Commands Add(string name, string about, Func<Command> create)
    {
        _all.Add(new Entry(name, about, create));
        return this;
    }

    public RootCommand ToRoot(string about)
    {
        bool known = _all.Exists(command => command.Name == called);
        var root = new RootCommand(about);
        foreach (Entry entry in _all)
        {
            bool full = !known || entry.Name == called;
            root.Subcommands.Add(full ? entry.Create()
                : new Command(entry.Name, entry.About) { Hidden = entry.About.Length == 0 });
        }

        return root;
    }

    private sealed record Entry(string Name, string About, Func<Command> Create);
}
