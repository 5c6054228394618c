using System.CommandLine;
using System.Text;

namespace ScopingReview.Cli;

/// <summary>The program without its process: arguments in, exit code out.</summary>
public static class CommandLine
{
    /// <summary>Done, also where single records had issues.</summary>
    public const int Success = 0;

    /// <summary>Something went wrong that neither the arguments nor the files explain: a full disk, a lost connection.</summary>
    public const int Failure = 1;

    /// <summary>Bad options, a file that is missing, or one that is no bibliographic export.</summary>
    public const int UnusableInput = 2;

    /// <summary>Ended by Ctrl+C, as shells count it.</summary>
    public const int Interrupted = 130;

    /// <summary>Every command, one line each.</summary>
    private static IEnumerable<Command> Commands(Terminal terminal) =>
    [
        ConvertCommand.Create(terminal),
        SampleCommand.Create(terminal),
        AgreementCommand.Create(terminal),
        MissedCommand.Create(terminal),
        DedupeCommand.Create(terminal),
        SimulateCommand.Create(terminal),
    ];

    /// <summary>Runs a command line and returns its exit code.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terminal);
        var root = new RootCommand(
            "Scoping Review Workbench on the command line: the same readers, rules and writers as in the browser, without a database.");
        foreach (var command in Commands(terminal))
            root.Subcommands.Add(command);

        // Response files would make a file name that begins with @ unreadable.
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            await terminal.Messages.WriteLineAsync(
                string.Join(Environment.NewLine, parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal)));
            await terminal.Messages.WriteLineAsync(
                $"See: scopingreview {(parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ")}--help");
            return UnusableInput;
        }

        await using var output = new StreamWriter(terminal.Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            leaveOpen: true);
        return await RunAsync(parsed,
            new InvocationConfiguration { Output = output, Error = terminal.Messages, EnableDefaultExceptionHandler = false }, terminal,
            cancellationToken);
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, InvocationConfiguration configuration, Terminal terminal, CancellationToken cancellationToken)
    {
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken);
        }
        catch (UnusableInputException unusable)
        {
            await terminal.Messages.WriteLineAsync(unusable.Message);
            return UnusableInput;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            await terminal.Messages.WriteLineAsync(failure.Message);
            return Failure;
        }
    }
}
