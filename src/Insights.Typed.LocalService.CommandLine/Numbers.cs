using System.CommandLine;
using System.Globalization;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>Options that are numbers, within their limits.</summary>
internal static class Numbers
{
    public static Option<int> Whole(string name, string description, int absent, int least = int.MinValue)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => absent, HelpName = "NUMBER" };
        option.Validators.Add(result => Check(name, result.Tokens, least, int.MaxValue, result.AddError));
        return option;
    }

    public static Option<int?> WholeOrNone(string name, string description, int least, int most = int.MaxValue)
    {
        var option = new Option<int?>(name) { Description = description, HelpName = "NUMBER" };
        option.Validators.Add(result => Check(name, result.Tokens, least, most, result.AddError));
        return option;
    }

    public static Option<double> Seconds(string name, string description, TimeSpan absent, TimeSpan? most = null)
    {
        var longest = (most ?? TimeSpan.FromDays(365)).TotalSeconds;
        var option = new Option<double>(name) { Description = description, DefaultValueFactory = _ => absent.TotalSeconds, HelpName = "SECONDS" };
        option.Validators.Add(result => Check(name, result.Tokens, 0, longest, result.AddError));
        return option;
    }

    /// <summary>What is no number at all is refused already where it is parsed.</summary>
    private static void Check(string name, IReadOnlyList<System.CommandLine.Parsing.Token> tokens, double least, double most, Action<string> refuse)
    {
        foreach (var token in tokens)
        {
            if (double.TryParse(token.Value, CultureInfo.InvariantCulture, out var number) && !(number >= least && number <= most))
            {
                refuse(string.Create(CultureInfo.InvariantCulture, $"{name} is from {least} to {most}, not {token.Value}."));
            }
        }
    }
}
