using System.CommandLine;
using System.Globalization;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>Creates options with numbers that have limits.</summary>
internal static class NumberOptions
{
    public static Option<int> CreateInteger(string name, string description, int defaultValue, int minimum = int.MinValue)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => defaultValue, HelpName = "NUMBER" };
        option.Validators.Add(result => Check(name, result.Tokens, minimum, int.MaxValue, result.AddError));
        return option;
    }

    public static Option<int?> CreateOptionalInteger(string name, string description, int minimum, int maximum = int.MaxValue)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "NUMBER" };
        option.Validators.Add(result => Check(name, result.Tokens, minimum, maximum, result.AddError));
        return option;
    }

    public static Option<double> CreateSeconds(string name, string description, TimeSpan defaultValue, TimeSpan? maximum = null)
    {
        var maximumSeconds = (maximum ?? TimeSpan.FromDays(365)).TotalSeconds;
        var option = new Option<double>(name) { Description = description, DefaultValueFactory = _ => defaultValue.TotalSeconds, HelpName = "SECONDS" };
        option.Validators.Add(result => Check(name, result.Tokens, 0, maximumSeconds, result.AddError));
        return option;
    }

    /// <summary>Adds an error for a number outside of its limits. The parser refuses text that is not a number.</summary>
    private static void Check(string name, IReadOnlyList<System.CommandLine.Parsing.Token> tokens, double minimum, double maximum, Action<string> addError)
    {
        foreach (var token in tokens)
        {
            if (double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && !(number >= minimum && number <= maximum))
            {
                addError(string.Create(CultureInfo.InvariantCulture, $"{name} must be from {minimum} to {maximum}, not {token.Value}."));
            }
        }
    }
}
