namespace ScopingReview.Web.Infrastructure;

/// <summary>What the program is started with: switches of its own, and settings of ASP.NET Core (--urls http://…).</summary>
internal static class CommandLine
{
    private const string Demo = "--demo";

    /// <summary>A switch is no "key value" pair, so it gets its value here: otherwise it would swallow the argument after it.</summary>
    public static string[] Spelled(string[] arguments) => [.. arguments.Select(argument => argument == Demo ? $"{Demo}=true" : argument)];

    /// <summary>
    /// A setting has a value; a word that stands alone would be taken for nothing, and --dmeo start an empty workbench without a word.
    /// </summary>
    /// <exception cref="StartupProblem">There is such a word.</exception>
    public static void RefuseUnknownSwitches(string[] arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i];
            if (argument == Demo || argument.Contains('='))
                continue;
            if (IsSwitch(argument) && i + 1 < arguments.Length && !IsSwitch(arguments[i + 1]))
            {
                i++;
                continue;
            }

            throw new StartupProblem($"It does not know \"{argument}\".",
                "scripts/run --help says what it knows; settings are written --name=value.");
        }
    }

    private static bool IsSwitch(string argument) => argument.StartsWith('-');
}
