using System.CommandLine;
using System.CommandLine.Parsing;
using Insights.Typed.Language;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The option that selects a program.</summary>
public static class ProgramOption
{
    /// <summary>The name of the option.</summary>
    public const string Name = "--program";

    /// <summary>Creates the option.</summary>
    /// <param name="description">The description of the option.</param>
    /// <param name="getDefault">Gets the default program and its origin, for messages; null for Partner Insights.</param>
    public static Option<ServiceProgram> Create(string description, Func<(string Name, string Origin)?>? getDefault = null)
    {
        var option = new Option<ServiceProgram>(Name)
        {
            Description = $"{description} ({string.Join(", ", ServiceProgram.All.Select(program => program.CommandLineName))})",
            HelpName = "PROGRAM",
            CustomParser = result => Parse(result.Tokens[0].Value, Name, result),
            DefaultValueFactory = result => getDefault?.Invoke() is var (name, origin) ? Parse(name, origin, result) : ServiceProgram.PartnerInsights,
        };
        option.CompletionSources.Add(_ => ServiceProgram.All.Select(program => new System.CommandLine.Completions.CompletionItem(program.CommandLineName)));
        return option;
    }

    private static ServiceProgram Parse(string name, string origin, ArgumentResult result)
    {
        if (ServiceProgram.Find(name.Trim()) is { } program)
        {
            return program;
        }

        var names = ServiceProgram.All.Select(known => known.CommandLineName).ToList();
        result.AddError($"{origin}: the program '{name}' does not exist; the programs are {string.Join(", ", names)}.{NameSuggestion.GetHint(name, names)}");
        return ServiceProgram.PartnerInsights;
    }
}
