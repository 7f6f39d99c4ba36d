import './styles/page.css';
import { openApp } from './app/app.ts';
import { openAids } from './demo/aids.ts';

void openAids(openApp());
