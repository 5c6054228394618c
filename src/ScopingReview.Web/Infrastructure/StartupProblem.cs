using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;
using ScopingReview.Web.Infrastructure.Postgres;

namespace ScopingReview.Web.Infrastructure;

/// <summary>
/// Something a person has to put right before the workbench can start. It is shown as these two sentences, without a stack trace.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix",
    Justification = "It reads as what it is: catch (StartupProblem problem)")]
[SuppressMessage("Design", "MA0058:Class name should end with 'Exception'", Justification = "The same")]
public sealed class StartupProblem(string whatHappened, string whatToDo, Exception? inner = null)
    : Exception($"{whatHappened} {whatToDo}", inner)
{
    public string WhatHappened => whatHappened;

    public string WhatToDo => whatToDo;

    /// <summary>What happened, for a log that has a line for it.</summary>
    internal string InOneLine
        => string.Join("; ", WhatHappened.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>
    /// Runs the program, which is to end when the token is cancelled: by the first signal that asks it to. A problem that a person can
    /// solve is printed calmly
    /// and gives exit code 1; to be stopped while starting is no problem at all.
    /// </summary>
    /// <param name="cannot">What the problem keeps from being done.</param>
    /// <param name="stopped">What a signal kept from being done; with <paramref name="stoppedCode"/> as the exit code.</param>
    public static async Task<int> ReportAsync(
        Func<CancellationToken, Task> program,
        string cannot = "The workbench cannot start.",
        string stopped = "The workbench was stopped before it was ready.",
        int stoppedCode = 0)
    {
        using var signals = new StopSignals();
        try
        {
            await program(signals.Asked);
            return 0;
        }
        catch (Exception exception) when (exception is InterruptedException
            || (exception is OperationCanceledException && signals.Asked.IsCancellationRequested))
        {
            Print(stopped);
            return stoppedCode;
        }
        catch (StartupProblem problem)
        {
            return problem.Print(cannot);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            return ListenAddress.Taken(exception.Message, exception).Print(cannot);
        }
        catch (Exception exception) when (signals.Asked.IsCancellationRequested)
        {
            // Whoever stops the machine's services stops a database of one's own, too, and what was under way then fails in its own
            // words. No reason to abort.
            Print($"The workbench was stopped while something was under way: {exception}");
            return 1;
        }
    }

    private int Print(string cannot)
    {
        Print($"{cannot} {WhatHappened}", WhatToDo);
        return 1;
    }

    private static void Print(params string[] lines)
    {
        try
        {
            Console.Out.Flush();
            Console.Error.WriteLine();
            foreach (var line in lines)
                Console.Error.WriteLine(line);
        }
        catch (IOException)
        {
            // The terminal was closed; there is nobody to read it.
        }
    }
}
