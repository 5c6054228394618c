using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Connections;

namespace ScopingReview.Web.Infrastructure;

/// <summary>Something a person has to put right before the workbench can start. It is shown as these two sentences, without a stack trace.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It reads as what it is: catch (StartupProblem problem)")]
[SuppressMessage("Design", "MA0058:Class name should end with 'Exception'", Justification = "The same")]
public sealed class StartupProblem(string whatHappened, string whatToDo, Exception? inner = null)
    : Exception($"{whatHappened} {whatToDo}", inner)
{
    public string WhatHappened => whatHappened;

    public string WhatToDo => whatToDo;

    /// <summary>Runs the program. A problem that a person can solve is printed calmly and gives exit code 1.</summary>
    public static async Task<int> ReportAsync(Func<Task> program)
    {
        try
        {
            await program();
            return 0;
        }
        catch (StartupProblem problem)
        {
            return problem.Print();
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            return ListenAddress.Taken(exception.Message, exception).Print();
        }
    }

    private int Print()
    {
        Console.Out.Flush();
        Console.Error.WriteLine();
        Console.Error.WriteLine($"The workbench cannot start. {WhatHappened}");
        Console.Error.WriteLine(WhatToDo);
        return 1;
    }
}
