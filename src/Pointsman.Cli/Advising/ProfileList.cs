namespace Pointsman.Cli;

/// <summary>Lists the ready profiles.</summary>
internal static class ProfileList
{
    public static void Print(IReadOnlyList<Profile> profiles, AdviceRules rules, Screen screen)
    {
        var table = new Table("profile", "for", "what it does");
        foreach (Profile profile in profiles)
        {
            Requirement requirement = profile.Read(rules);
            table.Row(profile.Name, requirement.Title ?? "", requirement.About ?? "");
        }

        table.Write(screen, "");
    }
}
