Console.WriteLine(typeof(Program).Assembly.GetTypes().Count(type => type.Namespace is not null && type.Namespace.StartsWith("Insights", StringComparison.Ordinal)));
