import { readFileSync } from 'node:fs';
import { firstAnswers, type FirstQuestion } from './first-answers.ts';

/** A fresh isolate: one question, asked once, as JSON in the first argument; the milliseconds as JSON on the output. */
const given = JSON.parse(process.argv[2] ?? '') as Omit<FirstQuestion, 'text'> & { file: string };
const { file, ...question } = given;
console.log(JSON.stringify(firstAnswers({ ...question, text: readFileSync(file, 'utf8') })));
