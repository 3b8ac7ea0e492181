using System.CommandLine.Parsing;
using System.Globalization;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>A fault from the command line: <c>OPERATION:FAULT[:TIMES]</c>.</summary>
internal sealed record FaultArgument(InsightsOperation Operation, LocalServiceFault Fault, int Times)
{
    /// <summary>Parses faults, and reports invalid ones as errors of the command line.</summary>
    public static FaultArgument Parse(string text, ArgumentResult result)
    {
        try
        {
            return Parse(text);
        }
        catch (FormatException exception)
        {
            result.AddError($"--fault {text}: {exception.Message}");
            return null!;
        }
    }

    private static FaultArgument Parse(string text)
    {
        if (text.Split(':') is not [var operationName, var faultName, ..] parts || parts.Length > 3)
        {
            throw new FormatException("The format of a fault is OPERATION:FAULT or OPERATION:FAULT:TIMES.");
        }

        // By name only, not by the enumeration's numbers.
        var operation = Enum.GetNames<InsightsOperation>().FirstOrDefault(n => n.Equals(operationName, StringComparison.OrdinalIgnoreCase))
            ?? throw new FormatException($"The operation '{operationName}' does not exist. The operations are {string.Join(", ", Enum.GetNames<InsightsOperation>())}.");
        var times = 1;
        if (parts.Length == 3 && !(int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out times) && times > 0))
        {
            throw new FormatException($"'{parts[2]}' is not a valid number of times.");
        }

        var parsedOperation = Enum.Parse<InsightsOperation>(operation);
        var fault = FaultNames.Parse(faultName);
        return fault.AppliesTo(parsedOperation)
            ? new FaultArgument(parsedOperation, fault, times)
            : throw new FormatException($"'{faultName}' is {fault.Applicability}.");
    }
}
